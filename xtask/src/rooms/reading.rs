//! Which file of a crate names what is declared in which other: an arrow for each.
//!
//! A name is followed to the file that declares it, through `use`, `pub use` and `*`, so that a re-export hides nothing. Read are
//! `mod`, `use`, every path, what is like a path in a macro, and paths in attributes (`#[serde(with = "…")]`). Not seen is what
//! only the compiler knows: the type that a method belongs to, and names that a macro makes. Where a module does not seem to have
//! a name, the name counts as declared in its file. Code for tests (`#[cfg(test)]`) is left out.

use std::collections::{BTreeMap, BTreeSet};

use syn::{
    Attribute, File, ForeignItem, Ident, ImplItem, Item, ItemUse, Macro, Meta, Path, Stmt,
    TraitItem, UseTree, VisRestricted,
    buffer::{Cursor, TokenBuffer},
    visit::{self, Visit},
};

/// Sources by their path from the root of the repository.
pub type Sources = BTreeMap<String, String>;

/// From which file to which, and the words that make it so.
pub type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

/// The arrows between the files of the crate with this root, such as `src/lib.rs`.
pub fn arrows(sources: &Sources, root: &str) -> Arrows {
    let mut tree = Tree { sources, modules: Vec::new() };
    let (folder, _) = root.rsplit_once('/').unwrap();
    tree.read_file(root, None, folder);
    let mut arrows = Arrows::new();
    for (id, module) in tree.modules.iter().enumerate() {
        let mut point = |to: &str, words: &str| {
            if to != module.file {
                let files = (module.file.clone(), to.to_owned());
                arrows.entry(files).or_default().insert(words.to_owned());
            }
        };
        for (child, words) in &module.children {
            point(&tree.modules[*child].file, words);
        }
        for Mention { path, words } in &module.mentions {
            for target in tree.resolve(id, path, &mut BTreeSet::new()) {
                match target {
                    // A variable that is called as a module is: a module alone is no value and no type.
                    Target::Module(_) if path.len() == 1 && !words.starts_with("use ") => {}
                    Target::Module(id) | Target::Item(id) => point(&tree.modules[id].file, words),
                }
            }
        }
    }
    arrows
}

/// The modules of a crate; the first is its root.
struct Tree<'a> {
    sources: &'a Sources,
    modules: Vec<Module>,
}

#[derive(Default)]
struct Module {
    /// Where it is written, which for an inline module is the file around it.
    file: String,
    parent: Option<usize>,
    children: Vec<(usize, String)>,
    names: BTreeMap<String, Vec<Name>>,
    /// What it uses with a `*`.
    globs: Vec<Vec<String>>,
    mentions: Vec<Mention>,
}

/// What a name of a module is.
enum Name {
    Module(usize),
    Item,
    Import(Vec<String>),
}

/// A path as it is written, from where it is written.
struct Mention {
    path: Vec<String>,
    words: String,
}

/// What a path leads to: a module, or something that is declared in one.
#[derive(Clone, Copy)]
enum Target {
    Module(usize),
    Item(usize),
}

/// Names that are being followed, by the module that has them.
type Followed = BTreeSet<(usize, String, Vec<String>)>;

impl Tree<'_> {
    /// Reads a module that is a file; `folder` is where its own modules are.
    fn read_file(&mut self, file: &str, parent: Option<usize>, folder: &str) -> usize {
        let source = &self.sources[file];
        let File { items, .. } = syn::parse_file(source).unwrap_or_else(|fault| {
            panic!("{file}: {fault}");
        });
        let id = self.read_items(file, parent, folder, &items);
        if source.contains(r#"include!(concat!(env!("OUT_DIR")"#) {
            self.read_listed(id, file, folder);
        }
        id
    }

    /// A list that is made while building names the files beside it that nothing else names: `build.rs` makes modules of them.
    fn read_listed(&mut self, id: usize, file: &str, folder: &str) {
        let listed = self.sources.keys().filter_map(|path| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".rs")?;
            (!name.contains('/')).then_some(name)
        });
        for name in listed {
            if !self.modules[id].names.contains_key(name) {
                let path = format!("{folder}/{name}.rs");
                let child = self.read_file(&path, Some(id), &format!("{folder}/{name}"));
                self.add_child(id, name, child, "a list made while building");
            }
        }
        assert!(!self.modules[id].children.is_empty(), "{file} includes a list of nothing");
    }

    fn read_items(
        &mut self,
        file: &str,
        parent: Option<usize>,
        folder: &str,
        items: &[Item],
    ) -> usize {
        let id = self.modules.len();
        self.modules.push(Module { file: file.to_owned(), parent, ..Module::default() });
        for item in items {
            let Item::Mod(module) = item else {
                for name in declared(item) {
                    self.add_name(id, &name, Name::Item);
                }
                Reader { module: &mut self.modules[id] }.visit_item(item);
                continue;
            };
            if is_for_tests(&module.attrs) {
                continue;
            }
            let is_elsewhere = module.attrs.iter().any(|it| it.path().is_ident("path"));
            assert!(!is_elsewhere, "{file}: #[path] is not followed");
            let name = text(&module.ident);
            let below = format!("{folder}/{name}");
            if let Some((_, items)) = &module.content {
                let child = self.read_items(file, Some(id), &below, items);
                self.add_child(id, &name, child, "");
            } else {
                let beside = [format!("{below}.rs"), format!("{below}/mod.rs")];
                let path = beside.iter().find(|path| self.sources.contains_key(*path));
                let path = path.unwrap_or_else(|| panic!("{file}: no file for mod {name}"));
                let child = self.read_file(path, Some(id), &below);
                self.add_child(id, &name, child, &format!("mod {name}"));
            }
        }
        id
    }

    fn add_child(&mut self, id: usize, name: &str, child: usize, words: &str) {
        self.modules[id].children.push((child, words.to_owned()));
        self.add_name(id, name, Name::Module(child));
    }

    fn add_name(&mut self, id: usize, name: &str, what: Name) {
        self.modules[id].names.entry(name.to_owned()).or_default().push(what);
    }

    /// What a path leads to, written in this module; nothing if out of the crate.
    fn resolve(&self, id: usize, path: &[String], followed: &mut Followed) -> Vec<Target> {
        let Some((first, rest)) = path.split_first() else { return Vec::new() };
        let mut found = match first.as_str() {
            "crate" => vec![Target::Module(0)],
            "self" => vec![Target::Module(id)],
            "super" => self.modules[id].parent.map(Target::Module).into_iter().collect(),
            name => self.look_up(id, name, followed).unwrap_or_default(),
        };
        for name in rest {
            // A name can be that of a module and of a function; only one of them has anything in it.
            let modules = found.iter().any(|it| matches!(it, Target::Module(_)));
            let inside = found.into_iter().flat_map(|target| match target {
                Target::Module(id) if name == "super" => {
                    self.modules[id].parent.map(Target::Module).into_iter().collect()
                }
                Target::Module(id) if name == "self" => vec![Target::Module(id)],
                Target::Module(id) => {
                    self.look_up(id, name, followed).unwrap_or_else(|| vec![Target::Item(id)])
                }
                Target::Item(_) if modules => Vec::new(),
                Target::Item(id) => vec![Target::Item(id)],
            });
            found = inside.collect();
        }
        found
    }

    /// What a name is in a module: nothing if the module has none such, an empty list if it is something out of the crate.
    fn look_up(&self, id: usize, name: &str, followed: &mut Followed) -> Option<Vec<Target>> {
        let module = &self.modules[id];
        if let Some(names) = module.names.get(name) {
            let targets = names.iter().flat_map(|it| match it {
                Name::Module(id) => vec![Target::Module(*id)],
                Name::Item => vec![Target::Item(id)],
                Name::Import(path) => self.follow(id, name, path, followed),
            });
            return Some(targets.collect());
        }
        module.globs.iter().find_map(|path| {
            let modules = self.follow(id, name, path, followed);
            modules.into_iter().find_map(|target| match target {
                Target::Module(id) => self.look_up(id, name, followed),
                // The variants of an enum are no names to follow.
                Target::Item(_) => None,
            })
        })
    }

    /// What an import leads to; nothing if that is where we came from.
    fn follow(
        &self,
        id: usize,
        name: &str,
        path: &[String],
        followed: &mut Followed,
    ) -> Vec<Target> {
        let step = (id, name.to_owned(), path.to_vec());
        if !followed.insert(step.clone()) {
            return Vec::new();
        }
        let found = self.resolve(id, path, followed);
        followed.remove(&step);
        found
    }
}

/// Collects what the items of a module mention.
struct Reader<'a> {
    module: &'a mut Module,
}

impl Reader<'_> {
    fn mention(&mut self, path: Vec<String>) {
        if path != ["self"] && path != ["Self"] {
            let words = path.join("::");
            self.module.mentions.push(Mention { path, words });
        }
    }

    /// Every name that a `use` brings in.
    fn read_use(&mut self, before: &[String], tree: &UseTree) {
        match tree {
            UseTree::Path(inner) => {
                let path = [before, &[text(&inner.ident)]].concat();
                self.read_use(&path, &inner.tree);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.read_use(before, tree);
                }
            }
            UseTree::Name(name) => self.import(before, &text(&name.ident), None),
            UseTree::Rename(it) => self.import(before, &text(&it.ident), Some(text(&it.rename))),
            UseTree::Glob(_) => {
                let words = format!("use {}::*", before.join("::"));
                self.module.mentions.push(Mention { path: before.to_vec(), words });
                self.module.globs.push(before.to_vec());
            }
        }
    }

    fn import(&mut self, before: &[String], name: &str, other_name: Option<String>) {
        let mut path = before.to_vec();
        if name != "self" || path.is_empty() {
            path.push(name.to_owned());
        }
        let words = format!("use {}", path.join("::"));
        self.module.mentions.push(Mention { path: path.clone(), words });
        if let Some(name) = other_name.as_ref().or(path.last()) {
            self.module.names.entry(name.clone()).or_default().push(Name::Import(path));
        }
    }

    /// What looks like a path: names with `::` between them, which nothing else has.
    fn read_tokens(&mut self, mut cursor: Cursor) {
        let mut path: Vec<String> = Vec::new();
        // Colons since the last name.
        let mut colons = 0;
        while !cursor.eof() {
            if let Some((name, next)) = cursor.ident() {
                if colons != 2 {
                    self.end_of_path(&mut path);
                }
                path.push(text(&name));
                (cursor, colons) = (next, 0);
                continue;
            }
            if let Some((mark, next)) = cursor.punct()
                && mark.as_char() == ':'
            {
                (cursor, colons) = (next, colons + 1);
                // `::name` is out of the crate: kept, so that it leads nowhere.
                if colons == 2 && path.is_empty() {
                    path.push(String::new());
                }
                continue;
            }
            self.end_of_path(&mut path);
            colons = 0;
            if let Some((inside, _, _, next)) = cursor.any_group() {
                self.read_tokens(inside);
                cursor = next;
            } else if let Some((_, next)) = cursor.token_tree() {
                cursor = next;
            } else {
                break;
            }
        }
        self.end_of_path(&mut path);
    }

    fn end_of_path(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.mention(path);
        }
    }
}

impl<'a> Visit<'a> for Reader<'_> {
    fn visit_item(&mut self, item: &'a Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'a ImplItem) {
        let attributes = match item {
            ImplItem::Fn(it) => &it.attrs[..],
            ImplItem::Const(it) => &it.attrs,
            ImplItem::Type(it) => &it.attrs,
            _ => &[],
        };
        if !is_for_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'a TraitItem) {
        let attributes = match item {
            TraitItem::Fn(it) => &it.attrs[..],
            TraitItem::Const(it) => &it.attrs,
            TraitItem::Type(it) => &it.attrs,
            _ => &[],
        };
        if !is_for_tests(attributes) {
            visit::visit_trait_item(self, item);
        }
    }

    fn visit_stmt(&mut self, statement: &'a Stmt) {
        if !matches!(statement, Stmt::Local(it) if is_for_tests(&it.attrs)) {
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        if item.leading_colon.is_none() {
            self.read_use(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'a Path) {
        if path.leading_colon.is_none() {
            self.mention(path.segments.iter().map(|segment| text(&segment.ident)).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &'a Macro) {
        self.visit_path(&it.path);
        self.read_tokens(TokenBuffer::new2(it.tokens.clone()).begin());
    }

    fn visit_attribute(&mut self, attribute: &'a Attribute) {
        let Meta::List(list) = &attribute.meta else { return };
        self.read_tokens(TokenBuffer::new2(list.tokens.clone()).begin());
        // Paths in quotes.
        let words = list.tokens.to_string();
        for quoted in words.split('"').skip(1).step_by(2) {
            if let Ok(path) = syn::parse_str::<Path>(quoted) {
                self.visit_path(&path);
            }
        }
    }

    /// Who may see it, and not what it needs.
    fn visit_vis_restricted(&mut self, _: &'a VisRestricted) {}
}

fn text(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}

/// The names that an item declares in its module.
fn declared(item: &Item) -> Vec<String> {
    if is_for_tests(attributes(item)) {
        return Vec::new();
    }
    let name = match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::TraitAlias(it) => &it.ident,
        Item::Type(it) => &it.ident,
        Item::Union(it) => &it.ident,
        Item::Macro(it) => return it.ident.iter().map(text).collect(),
        Item::ForeignMod(it) => {
            let names = it.items.iter().filter_map(|item| match item {
                ForeignItem::Fn(it) => Some(text(&it.sig.ident)),
                ForeignItem::Static(it) => Some(text(&it.ident)),
                ForeignItem::Type(it) => Some(text(&it.ident)),
                _ => None,
            });
            return names.collect();
        }
        _ => return Vec::new(),
    };
    vec![text(name)]
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::ForeignMod(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

/// Whether it is there for tests only: `#[cfg(test)]`, `#[cfg(all(test, …))]`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        let when: String = list.tokens.to_string().split_whitespace().collect();
        list.path.is_ident("cfg") && (when == "test" || when.starts_with("all(test,"))
    })
}
